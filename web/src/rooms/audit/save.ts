// A file that the server made for an order, kept under its name.

/** Hands a file to the browser as a download. */
export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has read it by the next turn of its loop, or keeps a hold of its own.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
