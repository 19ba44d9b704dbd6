import type { PackedSample } from '../packed-sample.js'

/** Carbon dioxide on Mauna Loa in each month from March 1958 to December 2001, in ppm: means of weekly samples. Written by test/data/make-series.py. */
export const co2: PackedSample = {
  name: 'co2',
  examples: 526,
  source: 'https://www.statsmodels.org/stable/datasets/generated/co2.html',
  licence: 'public domain; redistributed through statsmodels (BSD-3-Clause)',
  citation:
    'Keeling, C. D. and Whorf, T. P. (2004). Atmospheric CO2 concentrations derived from flask air samples at sites in the SIO network. In Trends: A Compendium of Data on Global Change. Carbon Dioxide Information Analysis Center, Oak Ridge National Laboratory.',
  columns: {
    value: {
      dtype: 'float32',
      shape: [],
      stored: 'float32',
      featureNames: ['CO2 (ppm)'],
    },
  },
  bytes:
    'eNotlW9IZFUYxi9JbslCxkohCAoLsgN+WBiQjISFl2yD/WAahjCFIQwtyaII1qaBrNiysaAhCA7Onblz79yZO3/vzHX+mcGCtGA4ZGwowSaJsCTJIkhDRkG/O9OHlzPnnud9nue85z1nqpdVCayp8llJlS1RRdkLSuBuUJRH6+L9dl38xXUJjLpzvo+qcvihKv59cjwh8TYR5HinWTsB76yLMhkU73ZQjOuqVOfA7ajiWwqJvxaSQCUkmUvkHAfF/1pQFv8gZ4Hcdjhn4HlCSEi2CyGpvhUW5beQ1K6BH1elczEo1RR5zapMfQm+htfBkLQcwD0QxgP4G2H8huTwV1UevIT+FvgBOLf57QvJ1mxI2p7Dp4elelmTo03GXbR2wVxR69zKPNgeMA68zWH2DCYFt6LhB/5uV4ecW6ocfQH2KXkjDXygj/WZBjZzSWOfYXyH69qBE1UWk/BP8tsKSefbcO+Ava7J7M9gmyIS+EWT6oRGPVxd9vY6vOfU7D7782ri78XDvCYHV8HeJV6OyFS/m4Ou2aivfyQs238yHwD/lcZv1uci1CIiN7VIXWfoL3S74Lwallrc9Qy2hgd4q7vwvqvLga7DQTyLSOf3WkP/GfhP8NAakf6vXS4dPzo+DHTAPia6dZl9n7UVTU6/IacZzocROX1VF+8w2DUw+zo8BmdsiGcdjjB4R6vrBG5H8BIRj4/vezr11eX0J4OaRiXwwJDOF/ndpUvbHXAm0auT53qFb8ug78DtRPFrsk/GYeYWOY/gQsvfbMjpe0bj22CU78SgSY1MmW0z0YjiiTVbr4fXa+DX1YyiB1Yx6R+TPmJ0TGoSlal/DfoWTo8hQ2V+j0elfAh+AL4K0ReTmx/H4IrhGy1flJ7C70OiB869qBiTcBXBjsbYY5xzjNMHjP4YPWPW9xRYI6/nf+2FGBzErTj1AXsBthanN+PsOSblj8AMk3di0qfgOsCMsq5Y8BG2JWXV4m6Ab4qzB7AX5KzEOL8GV7XDoo8Toowl6N0EPZeo51V34TmL1fMy912fFjWz2GeCmoDrS3K+SfokyfnwzWvVtYc+h7fXzXfnCfqFGElybkk5+husmaSP0NjDVxNxjjfdqnO4+sqNJP6I6RRvBaGnpPY78ytonVmy9AJaKwneB7j2Xe2U+FfBOWlqlWZfaWqYquv4lhLoEhNJepNvMyk4UpwfGE+GPsxw/xj70vQ0a/Pw+ZPi6UhxFsy7wN1Oc85papiR/pYstQF/ksYTfP4Ub0xKfD+CnUxT9wz+M2gSE1nysnjN0h9uboYapWXoDbRqxIw7Z/0YzlZb+n+weS9zvD82+vzu5vtYhnOFU8lKWwbsuI1Hm9razHOM4Jdz9IqNXzDPM/Q+emtZ3gyb+hHDOZn6Lgd3nr7P4yPPeeSor81ZZbkv4Edt6pNrfH+SIz9PzzncWYf6OHDm6xquT6XLZl/wLoA9z0nLB3lGl9vhjpKzTMyDv8P6gs07j7d2vKYaWP8q0etwN13uDe6mA4Z8C/yxTS82sN7xPP8LDj7Rrzn03gbeiOkN3nQ0bHhqOfqB3J08PepI9R+wMxvMN6hPgbe2wB4K3F90bHIUMKfsbQv9UbiaWFstoFlkTlhF7miR9QJvJusOOXsO94z863AtE2fg3wHrKbGfEtgia0U5erNAj4Ib2+B9AtdVpJ/BtZfQLvF2lHkry6yXObeSeJ4W8Y/ONcbHxExJfK+wNuGuE3MVWfy0Ag8xX8ZfifMpwlHkTOE7L8nSPfjsMn1UofYV6gN2r8KbCP6ixP8P/nzot5bp+TI9UGGPFfa7SX03qcsmdWM0K7xLZTHO0GhucC7dq8h/U2u/Ug==',
}
