package app.passculture.data.analytics.googlesql;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLOptions.ErrorMessageMode;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ParameterMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLOptions.ResolvedASTRewrite;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.List;
import java.util.Map;

/** GoogleSQL as BigQuery speaks it. Where in doubt a feature is on: nothing that BigQuery accepts may be refused. */
final class Dialect {

    private static final List<LanguageFeature> ALSO = List.of(
            LanguageFeature.FEATURE_ALTER_COLUMN_SET_DATA_TYPE,
            LanguageFeature.FEATURE_ALTER_VIEWS_ALTER_COLUMN_SET_OPTIONS,
            LanguageFeature.FEATURE_COLLATION_SUPPORT,
            LanguageFeature.FEATURE_CREATE_EXTERNAL_TABLE_WITH_PARTITION_COLUMNS,
            LanguageFeature.FEATURE_CREATE_TABLE_CLONE,
            LanguageFeature.FEATURE_CREATE_VIEWS_WITH_COLUMN_OPTIONS,
            LanguageFeature.FEATURE_ENABLE_EDIT_DISTANCE_BYTES,
            LanguageFeature.FEATURE_INVERSE_TRIG_FUNCTIONS,
            LanguageFeature.FEATURE_LIKE_ANY_SOME_ALL_ARRAY,
            LanguageFeature.FEATURE_LIKE_ANY_SOME_ALL_SUBQUERY,
            LanguageFeature.FEATURE_RADIANS_DEGREES_FUNCTIONS);

    private static final Map<String, TypeKind> VARIABLES = Map.of(
            "current_job_id", TypeKind.TYPE_STRING,
            "dataset_id", TypeKind.TYPE_STRING,
            "dataset_project_id", TypeKind.TYPE_STRING,
            "error.message", TypeKind.TYPE_STRING,
            "last_job_id", TypeKind.TYPE_STRING,
            "project_id", TypeKind.TYPE_STRING,
            "query_label", TypeKind.TYPE_STRING,
            "row_count", TypeKind.TYPE_INT64,
            "script.job_id", TypeKind.TYPE_STRING,
            "time_zone", TypeKind.TYPE_STRING);

    private Dialect() {}

    static LanguageOptions language() {
        LanguageOptions language = new LanguageOptions();
        language.enableMaximumLanguageFeatures();
        language.setSupportsAllStatementKinds();
        language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
        language.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
        ALSO.forEach(language::enableLanguageFeature);
        var features = new java.util.HashSet<LanguageFeature>();
        for (LanguageFeature feature : LanguageFeature.values()) {
            if (language.languageFeatureEnabled(feature)) {
                features.add(feature);
            }
        }
        // A TIMESTAMP of BigQuery ends at microseconds.
        features.remove(LanguageFeature.FEATURE_TIMESTAMP_NANOS);
        language.setEnabledLanguageFeatures(features);
        language.enableReservableKeyword("QUALIFY");
        return language;
    }

    static AnalyzerOptions options(LanguageOptions language) {
        AnalyzerOptions options = new AnalyzerOptions();
        options.setLanguageOptions(language);
        options.setErrorMessageMode(ErrorMessageMode.ERROR_MESSAGE_ONE_LINE);
        options.setDefaultTimezone("UTC");
        options.setParameterMode(ParameterMode.PARAMETER_NAMED);
        options.setPruneUnusedColumns(true);
        VARIABLES.forEach((name, kind) ->
                options.addSystemVariable(List.of(name.split("\\.")), TypeFactory.createSimpleType(kind)));
        options.enableRewrite(ResolvedASTRewrite.REWRITE_INLINE_SQL_FUNCTIONS);
        options.enableRewrite(ResolvedASTRewrite.REWRITE_INLINE_SQL_TVFS);
        options.enableRewrite(ResolvedASTRewrite.REWRITE_MULTIWAY_UNNEST);
        return options;
    }
}
