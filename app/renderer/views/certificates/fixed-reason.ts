/** The element that says why nothing can be changed while the command line has chosen the certificate. */
export const fixedReasonId = 'certificate-fixed-reason'
