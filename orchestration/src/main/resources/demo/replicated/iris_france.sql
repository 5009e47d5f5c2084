SELECT
    "id",
    "irisCode",
    "shape"
FROM iris_france
ORDER BY "id"
