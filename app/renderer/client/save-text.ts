/** Lets the person save a text as a file, by the dialog of the desktop or the download of a browser. */
export function saveText(fileName: string, text: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has begun with the click; the blob itself may go once it has been read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
