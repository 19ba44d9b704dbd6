"""Writes src/data/samples/{sunspots,nile,co2}.ts from the series that statsmodels carries, all of them in the public domain.

Made with Python 3.11, statsmodels 0.15.0, pandas 3.1.1, numpy 2.4.6:

    pip install statsmodels==0.15.0 pandas==3.1.1 numpy==2.4.6
    python test/data/make-series.py
    npx prettier --write src/data/samples
"""

import numpy as np
from pack_sample import column, write
from statsmodels.datasets import co2, nile, sunspots

LICENCE = "public domain; redistributed through statsmodels (BSD-3-Clause)"


def series(name, note, values, feature, source, citation):
    """One module; an example is a step of time."""
    data = column(np.asarray(values, np.float32), "float32", [], "float32", featureNames=[feature])
    write(name, note, len(values), source, LICENCE, citation, {"value": data}, script="make-series.py")


def main():
    series(
        "sunspots", "Sunspots in each year from 1700 to 2008.", sunspots.load_pandas().data["SUNACTIVITY"],
        "sunspots", "https://www.ngdc.noaa.gov/stp/solar/solarda3.html",
        "National Geophysical Data Center (2009). Yearly sunspot numbers, 1700 to 2008.",
    )
    series(
        "nile", "The yearly discharge of the Nile at Aswan from 1871 to 1970, in 10⁸ m³.", nile.load_pandas().data["volume"],
        "discharge", "https://www.statsmodels.org/stable/datasets/generated/nile.html",
        "Cobb, G. W. (1978). The problem of the Nile: conditional solution to a changepoint problem. "
        "Biometrika 65(2), 243-251. https://doi.org/10.1093/biomet/65.2.243",
    )
    # Weekly samples, of which some are missing: their monthly means, interpolated in the few months without any.
    monthly = co2.load_pandas().data["co2"].resample("MS").mean().interpolate()
    series(
        "co2", "Carbon dioxide on Mauna Loa in each month from March 1958 to December 2001, in ppm: means of weekly samples.", monthly,
        "CO2 (ppm)", "https://www.statsmodels.org/stable/datasets/generated/co2.html",
        "Keeling, C. D. and Whorf, T. P. (2004). Atmospheric CO2 concentrations derived from flask air samples at sites in the SIO "
        "network. In Trends: A Compendium of Data on Global Change. Carbon Dioxide Information Analysis Center, Oak Ridge National Laboratory.",
    )


main()
