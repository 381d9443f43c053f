/** What the warning on the other device means, and what to compare before it is trusted. */
export function TrustExplainer({ isSelfSigned }: { isSelfSigned: boolean }) {
  return (
    <div className="certificate-explainer">
      <h3>When the other device warns</h3>
      {isSelfSigned ? (
        <p>
          It warns at the first connection, because no authority vouches for this certificate. The connection
          is encrypted all the same; what is not yet known is who answers. The device shows a fingerprint:
          compare its SHA-256 with the one above.
        </p>
      ) : (
        <p>
          Devices that know the authority do not warn. One that warns may not know the authority, or may have
          been given an address that is not among the names. It shows a fingerprint: compare its SHA-256 with
          the one above.
        </p>
      )}
      <ul>
        <li>
          <strong>The same:</strong> it is this server. Trust it there; the device does not ask again.
        </li>
        <li>
          <strong>Another one:</strong> somebody else answers. Do not sign in.
        </li>
      </ul>
    </div>
  )
}
