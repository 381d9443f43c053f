/** What a share's owner decided about uploads; settings keep it per share. */
export interface UploadPolicy {
  /**
   * What STOR does where a file of that name is: `overwrite` replaces it (with the right to), `refuse` never does and
   * changes no byte that is there, `keep-both` stores the new one under a free name such as `photo (2).jpg`. REST and
   * APPE continue a file where it lies.
   */
  readonly onExisting: 'overwrite' | 'refuse' | 'keep-both'
  /**
   * What becomes of an interrupted upload: `resume` keeps a new file under its name and removes the partial of one whose
   * name was taken, `keep` also keeps the latter beside it as `photo.jpg.partial`, `delete` removes both.
   */
  readonly partials: 'resume' | 'keep' | 'delete'
  /**
   * Account whose interrupted uploads are remembered, so that it can send them again without the right to overwrite or
   * append; nobody's are when unsaid.
   */
  readonly accountId?: string
}

/** How a share takes uploads when nothing is said. */
export const defaultUploadPolicy: UploadPolicy = { onExisting: 'overwrite', partials: 'resume' }
