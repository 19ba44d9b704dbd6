/** The colours of the series of a plot, from the style sheet. */
export function seriesColours(style: CSSStyleDeclaration): readonly string[] {
  return Array.from({ length: 6 }, (_, index) => style.getPropertyValue(`--rt-series-${index}`))
}
