import type uPlot from 'uplot'

/**
 * The class of uPlot, loaded when the first plot is shown. While it is loaded uPlot makes a number format of the browser's language, which throws where that is
 * no language tag (Chromium under the POSIX locale says `en-US@posix`); in such a browser it is told another one meanwhile.
 */
export async function loadPlot(): Promise<typeof uPlot> {
  if (isLanguageTag(navigator.language)) return (await import('uplot')).default
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true })
  try {
    return (await import('uplot')).default
  } finally {
    Reflect.deleteProperty(navigator, 'language')
  }
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0
  } catch {
    return false
  }
}
