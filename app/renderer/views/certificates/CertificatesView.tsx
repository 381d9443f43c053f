import type { ReactNode } from 'react'
import { useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
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
        <h1>{t('certificates:title')}</h1>
      </div>
      <div className="screen-body">
        <div className="certificates">
          {isFixed && (
            <p id={fixedReasonId} className="certificate-fixed">
              {t('certificates:fixed')}
            </p>
          )}
          <Part title={t('certificates:part.inUse')}>
            <InUseCard certificates={certificates} />
          </Part>
          <Part title={t('certificates:part.others')}>
            <OtherCertificates certificates={certificates} />
          </Part>
          <Part title={t('certificates:part.import')}>
            <ImportForm isFixed={isFixed} />
          </Part>
          <Part title={t('certificates:part.authority')}>
            <AcmeForm certificates={certificates} />
          </Part>
          <Part title={t('certificates:part.use')}>
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
