/** Lets the person save a text as a file: the window asks where to, a browser puts it among the downloads. */
export function saveText(text: string, fileName: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has its own hold on the content by the time this task ends.
  setTimeout(() => URL.revokeObjectURL(url))
}
