/**
 * Which links and junctions of a share work: `never` treats every one as if it did not exist, `inside` follows those
 * that stay in the share, `anywhere` also those that leave it, which gives clients whatever they lead to.
 */
export type LinkRule = 'never' | 'inside' | 'anywhere'
