/** A title as the name of a file on any system. */
export function fileName(title: string, extension: string): string {
  const stem = title
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return `${stem === '' ? 'graph' : stem}.${extension}`
}
