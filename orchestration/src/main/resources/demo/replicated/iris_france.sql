SELECT
    "id",
    "irisCode",
    "centroid",
    "shape"
FROM iris_france
