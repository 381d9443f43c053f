/** A console nobody typed in for this long is closed. */
export const idleMs = 10 * 60_000
/** How long a reply, a data connection or the next byte of a transfer may take. */
export const answerMs = 60_000
/** How long the server has to answer an abort before the connection is given up. */
export const abortMs = 5_000
/** Output leaves no more often than this. */
export const outputMs = 100
/** Lines that leave at once; more of them in that time are left out. */
export const maxLinesAtOnce = 200
/** Characters of one line. */
export const maxLineCharacters = 2_000
/** What a file may have to be shown instead of saved. */
export const maxTextBytes = 64 * 1024
/** Bytes of a listing that are looked at. */
export const maxListingBytes = 8 * 1024 * 1024
/** Entries of one folder that are taken note of. */
export const maxListingEntries = 50_000
/** Files one command moves or removes. */
export const maxBulkFiles = 20_000
/** Folders within folders. */
export const maxDepth = 64
/** Candidates of one completion. */
export const maxCandidates = 200
