import type { Category } from '../../definition/node.js'

/** A sign for each category, as SVG paths to be stroked in a box of 16. */
export const glyphs: Readonly<Record<Category, string>> = {
  data: 'M3 4.5c0-1.1 2.2-2 5-2s5 .9 5 2-2.2 2-5 2-5-.9-5-2ZM3 4.5v7c0 1.1 2.2 2 5 2s5-.9 5-2v-7M3 8c0 1.1 2.2 2 5 2s5-.9 5-2',
  core: 'M3.5 4h.01M3.5 8h.01M3.5 12h.01M12.5 6h.01M12.5 10h.01M3.5 4l9 2M3.5 4l9 6M3.5 8l9-2M3.5 8l9 2M3.5 12l9-6M3.5 12l9-2',
  activation: 'M2 11.5h4.5L13.5 4M2 14h12',
  convolution: 'M2.5 2.5h11v11h-11ZM2.5 6.2h11M6.2 2.5v11M2.5 9.9h3.7M9.9 2.5v3.7',
  recurrent: 'M12.8 6A5.2 5.2 0 1 0 13 9.6M13 2.8V6H9.8',
  pooling: 'M2.5 2.5h4.5v4.5h-4.5ZM9 2.5h4.5v4.5H9ZM2.5 9H7v4.5H2.5ZM10.5 10.5h1.5v1.5h-1.5Z',
  normalization: 'M2 13c3 0 3.2-9 6-9s3 9 6 9M8 2v12',
  regularization: 'M8 2 3 4v4c0 3 2.2 5 5 6 2.8-1 5-3 5-6V4Z',
  augmentation: 'M2.5 6.5h7v7h-7ZM6.5 4V2.5h7v7H12M5 10.5l1.5-1.5 3 3',
  merge: 'M3 3v2c0 2 5 1.5 5 4v4M13 3v2c0 2-5 1.5-5 4M5.8 11 8 13.4l2.2-2.4',
  reshape: 'M2.5 5.5V2.5h3M13.5 10.5v3h-3M6 2.5h7.5V10H6ZM2.5 8v5.5H8',
  attention: 'M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4ZM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z',
  loss: 'M2.5 3c.5 7 4 9.5 11 9.5M2.5 13.5V2M2.5 13.5h11.5',
  metric: 'M2.5 12a5.5 5.5 0 0 1 11 0M8 12l2.8-4.2M2.5 13.8h11',
  training: 'M4.5 2.8v10.4L13 8Z',
  view: 'M2.5 13.5v-5h2.7v5ZM6.7 13.5v-9h2.7v9ZM10.9 13.5v-11h2.7v11Z',
}

/** What marks a frozen layer, in the same way. */
export const snowflake = 'M8 1.5v13M2.4 4.8l11.2 6.4M13.6 4.8 2.4 11.2M6.2 2.4 8 4.2l1.8-1.8M6.2 13.6 8 11.8l1.8 1.8'
