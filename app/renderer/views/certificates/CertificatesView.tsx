import type { ReactNode } from 'react'
import { useServer } from '../../stores/dashboard-context.tsx'
import { AcmeForm } from './AcmeForm.tsx'
import { fixedReasonId } from './fixed-reason.ts'
import { ImportForm } from './ImportForm.tsx'
import { InUseCard } from './InUseCard.tsx'
import { OtherCertificates } from './OtherCertificates.tsx'
import { TlsUseTable } from './TlsUseTable.tsx'
import './certificates.css'

/** Which certificate clients see, where the next one comes from, and who encrypts at all. */
export function CertificatesView() {
  const certificates = useServer((state) => state.certificates)
  if (certificates === null) return null
  const { isFixed, tlsUse } = certificates
  return (
    <>
      <div className="screen-head">
        <h1>Certificates</h1>
      </div>
      <div className="screen-body">
        <div className="certificates">
          {isFixed && (
            <p id={fixedReasonId} className="certificate-fixed">
              The certificate was chosen on the command line and stays for this run. Start Portside without it
              to import, order or make one here.
            </p>
          )}
          <Part title="In use">
            <InUseCard certificates={certificates} />
          </Part>
          <Part title="Others">
            <OtherCertificates certificates={certificates} />
          </Part>
          <Part title="Import">
            <ImportForm isFixed={isFixed} />
          </Part>
          <Part title="From an authority (ACME)">
            <AcmeForm certificates={certificates} />
          </Part>
          <Part title="Who connected with what in the last 30 days">
            <TlsUseTable use={tlsUse} />
          </Part>
        </div>
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="certificate-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
