// Parts, download: hands a file to the reader. In: a name, what it holds. Out: the browser's own
// download.

/** Hands a file over. */
export function download(fileName: string, content: string | Blob, type = 'text/csv'): void {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
