import type { PackedSample } from '../packed-sample.js'

/** Sunspots in each year from 1700 to 2008. Written by test/data/make-series.py. */
export const sunspots: PackedSample = {
  name: 'sunspots',
  examples: 309,
  source: 'https://www.ngdc.noaa.gov/stp/solar/solarda3.html',
  licence: 'public domain; redistributed through statsmodels (BSD-3-Clause)',
  citation: 'National Geophysical Data Center (2009). Yearly sunspot numbers, 1700 to 2008.',
  columns: {
    value: {
      dtype: 'float32',
      shape: [],
      stored: 'float32',
      featureNames: ['sunspots'],
    },
  },
  bytes:
    'eNo9lFtIVUEUhseQMG9oD3mpqEhISCibQxbVcV9ACHwogtQCX4yNDxFGEUVhx/KUmhGEL3sXpd0s7cE4JFmBRgRd9jbFiqKwA4UVRQnZQ9RD38zZJvysM7O+tWatmbUVotsQYrUpRAzdQXmWEI3oM7+70VIkkAH3/y+MeY02wh5BTWgRSrI3hgbMFHNd5WD/PJpBo+islYrLtlKMqkGdn8G6E11Ck+hpyKr47rDG2XoHwrxNVuD3oGsoaklZaXnuL1NK2/TcIuxybJrlOFHYWnyH4frRfvYirPOJ6TUdZy1sAetTrF9gn2AvExPHZsHPcF7ScJwL2CFii+3A/wN3A38bXDF7g/q8wB9BV9lLt52pObaU34hPwMV1vZ67AVsC36d7CnzfkPK44blv6K0xvIcI/jJslNhSlKSPZaoX1bd+CykTleo+VK+OU48vhzMqiCuBn6aWYfYOYSfU/VL7FHwG57Wylw9XhWKccQL+tL47Id6p8/FvI7aB9U8rqM60HWcUth+mBXY+PTyAWQnbxNnqHQ6gRzC/8Y2EvbawrtVzEfhX4F7RYzu6TexOuHtoGMZDu9UshHMxA3uM879Q8wLWXSiLGibJ+wy2lXxr2GujlwhsFWwdPY5wF2kwdfj3oGaYZuwWFQez1VR3zNvCfSB3rp4vKfvC+YzxewU1jcO9RCb9FXJGmZG654esS3VOKWuwB5EFv4ozuqhjkJyOod5FzZ7nbqLWXfiew/fwu9lS/QT+GP034B+ilji/y8lxlFwd2HP41R3nqtmCKdd5mUFsHvEX8X0k31v8t9DJcEZm76yIetPxD+ErsIPqDFsm5jKrvTAdsH/1rAR+Jz0VWjKRw3xG8a+zhVhie26SuBpdp5Tvw+9nr/7O1XsF/gQ5lMb1Gwd+u6XyCJGp7gN2s5maIfWNLCRfMe+WTf5PmvfcCuwZathO7q/Yx+wthsulznzsfeJ2wPwgRyf55mFvYmNwd9V++L9hTL8v3wT8d3Ltg5vmPtcb/wAvYp2i',
}
