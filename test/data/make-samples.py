"""Writes src/data/samples/*.ts from the data sets that scikit-learn carries, and a photo of scikit-image.

Made with Python 3.11, scikit-learn 1.9.1, scikit-image 0.26.0, Pillow 13.0.0, numpy 2.4.6:

    pip install scikit-learn==1.9.1 scikit-image==0.26.0 pillow==13.0.0 numpy==2.4.6
    python test/data/make-samples.py
    npx prettier --write src/data/samples
"""

import numpy as np
from pack_sample import OUT, column, write
from PIL import Image
from skimage.data import chelsea
from sklearn import datasets

UCI = "CC BY 4.0 (UCI Machine Learning Repository); redistributed through scikit-learn (BSD-3-Clause)"


def photo_column(pixels):
    """A column of one RGB image; its neighbouring pixels are alike, so what is stored are differences (see packed-sample.ts)."""
    red, green, blue = np.moveaxis(pixels.astype(int), -1, 0)
    planes = np.stack([green, red - green, blue - green]) % 256
    above, left = np.zeros_like(planes), np.zeros_like(planes)
    above[:, 1:], left[:, :, 1:] = planes[:, :-1], planes[:, :, :-1]
    above[:, 0], left[:, :, 0] = left[:, 0], above[:, :, 0]
    differences = ((planes - (above + left) // 2) % 256).astype("u1")
    return {"dtype": "float32", "shape": list(pixels.shape), "stored": "differences"}, differences.tobytes()


def chelsea_the_cat(side=224):
    """The head of the cat, as many pixels wide and high as networks for ImageNet take."""
    return np.asarray(Image.fromarray(chelsea()).crop((70, 0, 370, 300)).resize((side, side), Image.Resampling.LANCZOS))


def classes(names):
    return {"classNames": [str(name) for name in names]}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    digits, iris, wine = datasets.load_digits(), datasets.load_iris(), datasets.load_wine()
    # As measured: scaling is the business of the graph that uses it, and scikit-learn's default cannot be undone.
    diabetes = datasets.load_diabetes(scaled=False)
    write(
        "digits", "Handwritten digits, 8 x 8 pixels of 0 to 16: the test part of the UCI set, 13 writers.", 1797,
        "https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits", UCI,
        "Alpaydin, E. and Kaynak, C. (1998). Optical Recognition of Handwritten Digits [Dataset]. "
        "UCI Machine Learning Repository. https://doi.org/10.24432/C50P49",
        {"image": column(digits.images[..., None], "float32", [8, 8, 1], "uint8"),
         "label": column(digits.target, "int32", [], "uint8", **classes(digits.target_names))},
    )
    write(
        "iris", "Fisher's irises, in cm; rows 34 and 37 follow Fisher's paper, not the copy at UCI, as in scikit-learn and R.",
        150, "https://archive.ics.uci.edu/dataset/53/iris", UCI,
        "Fisher, R. A. (1936). The use of multiple measurements in taxonomic problems. Annals of Eugenics 7(2), 179-188. "
        "Iris [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C56C76",
        {"features": column(iris.data, "float32", [4], "float32", featureNames=list(iris.feature_names)),
         "label": column(iris.target, "int32", [], "uint8", **classes(iris.target_names))},
    )
    write(
        "wine", "Chemical analysis of wines of three cultivars of one region in Italy.", 178,
        "https://archive.ics.uci.edu/dataset/109/wine", UCI,
        "Aeberhard, S. and Forina, M. (1992). Wine [Dataset]. UCI Machine Learning Repository. "
        "https://doi.org/10.24432/C5PC7J",
        {"features": column(wine.data, "float32", [13], "float32", featureNames=list(wine.feature_names)),
         "label": column(wine.target, "int32", [], "uint8", **classes(wine.target_names))},
    )
    write(
        "diabetes", "Progression of diabetes after one year (25 to 346) from ten baseline values, unscaled.", 442,
        "https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html",
        "no licence is stated at the source; redistributed through scikit-learn (BSD-3-Clause)",
        "Efron, B., Hastie, T., Johnstone, I. and Tibshirani, R. (2004). Least angle regression. "
        "The Annals of Statistics 32(2), 407-499. https://doi.org/10.1214/009053604000000067",
        {"features": column(diabetes.data, "float32", [10], "float32", featureNames=list(diabetes.feature_names)),
         "target": column(diabetes.target, "float32", [], "float32")},
    )
    write(
        "photo", "A photo of a cat, 224 x 224 pixels of red, green and blue from 0 to 255.", 1,
        "https://scikit-image.org/docs/stable/api/skimage.data.html#skimage.data.chelsea",
        "CC0 by the photographer, Stéfan van der Walt; cut and made smaller from the copy in scikit-image (BSD-3-Clause)",
        "van der Walt, S. et al. (2014). scikit-image: image processing in Python. PeerJ 2:e453. "
        "https://doi.org/10.7717/peerj.453",
        {"image": photo_column(chelsea_the_cat())},
    )


main()
