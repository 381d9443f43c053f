import { t } from '../../texts/texts.ts'
/** What the warning on the other device means, and what to compare before it is trusted. */
export function TrustExplainer({ isSelfSigned }: { isSelfSigned: boolean }) {
  return (
    <div className="certificate-explainer">
      <h3>{t('certificates:explain.title')}</h3>
      <p>{t(isSelfSigned ? 'certificates:explain.selfSigned' : 'certificates:explain.signed')}</p>
      <ul>
        <li>
          <strong>{t('certificates:explain.same')}</strong> {t('certificates:explain.sameMeans')}
        </li>
        <li>
          <strong>{t('certificates:explain.other')}</strong> {t('certificates:explain.otherMeans')}
        </li>
      </ul>
    </div>
  )
}
