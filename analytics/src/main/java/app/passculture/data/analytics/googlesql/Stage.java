package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.common.collect.ImmutableList;
import com.google.zetasql.Constant;
import com.google.zetasql.Function;
import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionArgumentType.FunctionArgumentTypeOptions;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleConstantProtos.SimpleConstantProto;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TVFRelation;
import com.google.zetasql.TableValuedFunction;
import com.google.zetasql.TableValuedFunction.FixedOutputSchemaTVF;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.ArgumentCardinality;
import com.google.zetasql.ZetaSQLFunctions.SignatureArgumentKind;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.ZetaSQLValue.ValueProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A catalogue of the analyzer with BigQuery's functions, which shows one scene after the other. Filling in the functions is costly, so stages are
 * kept. Registered with the analyzer, so that a statement need not bring all of it along.
 */
final class Stage {

    private static final Map<String, TypeKind> ALIASES = Map.of(
            "INTEGER", TypeKind.TYPE_INT64,
            "INT", TypeKind.TYPE_INT64,
            "SMALLINT", TypeKind.TYPE_INT64,
            "BIGINT", TypeKind.TYPE_INT64,
            "TINYINT", TypeKind.TYPE_INT64,
            "BYTEINT", TypeKind.TYPE_INT64,
            "FLOAT", TypeKind.TYPE_DOUBLE,
            "BOOLEAN", TypeKind.TYPE_BOOL);

    private final SimpleCatalog catalog = new SimpleCatalog("bigquery", TypeFactory.nonUniqueNames());
    private final List<Function> functions = new ArrayList<>();
    private final List<TableValuedFunction> tableFunctions = new ArrayList<>();
    private boolean spent;
    private Scene scene = new Scene(Map.of(), Map.of(), Map.of(), Map.of());

    Stage(LanguageOptions language) {
        catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language));
        ALIASES.forEach((name, kind) -> catalog.addType(name, TypeFactory.createSimpleType(kind)));
        ExtraFunctions.all().forEach(catalog::addFunction);
    }

    SimpleCatalog catalog() {
        return catalog;
    }

    Scene scene() {
        return scene;
    }

    /** A catalogue keeps the variables it once had, so it is of no use to another script. */
    boolean spent() {
        return spent || !scene.variables().isEmpty();
    }

    void show(Scene next) {
        if (next.within(scene) && catalog.isRegistered()) {
            return;
        }
        if (!catalog.isRegistered() || !next.equals(scene)) {
            clear();
            next.tables()
                    .forEach((path, table) ->
                            within(path).addSimpleTable(path.getLast(), simple(path.getLast(), table)));
            next.routines().forEach(this::add);
            next.externals().forEach(this::add);
            next.variables().forEach(this::add);
            scene = next;
        }
        catalog.register();
    }

    private void clear() {
        if (catalog.isRegistered()) {
            catalog.unregister();
        }
        List.copyOf(catalog.getCatalogList()).forEach(catalog::removeSimpleCatalog);
        List.copyOf(catalog.getTableNameList()).forEach(catalog::removeSimpleTable);
        functions.forEach(catalog::removeFunction);
        functions.clear();
        tableFunctions.forEach(catalog::removeTableValuedFunction);
        tableFunctions.clear();
        spent = spent || !scene.variables().isEmpty();
    }

    private SimpleCatalog within(List<String> path) {
        SimpleCatalog at = catalog;
        for (String part : path.subList(0, path.size() - 1)) {
            SimpleCatalog inner = at.getCatalog(part);
            at = inner == null ? at.addNewSimpleCatalog(part) : inner;
        }
        return at;
    }

    private static SimpleTable simple(String name, KnownTable known) {
        SimpleTable table = new SimpleTable(name);
        table.setFullName(known.fullName());
        for (Field field : known.schema().fields()) {
            table.addSimpleColumn(field.name(), SqlTypes.analyzed(field.type()));
        }
        known.pseudo()
                .forEach(field -> table.addSimpleColumn(field.name(), SqlTypes.analyzed(field.type()), true, false));
        return table;
    }

    private void add(List<String> path, Routine routine) {
        Function function = routine.function(path);
        within(path).addFunction(function);
        if (path.size() == 1) {
            functions.add(function);
        }
    }

    private void add(String variable, Type type) {
        catalog.addConstant(Constant.deserialize(
                SimpleConstantProto.newBuilder()
                        .addNamePath(variable)
                        .setType(SqlTypes.analyzed(type).serialize())
                        .setValue(ValueProto.getDefaultInstance())
                        .build(),
                ImmutableList.of(),
                TypeFactory.nonUniqueNames()));
    }

    private void add(String name, Schema schema) {
        var text = new FunctionArgumentType(TypeFactory.createSimpleType(TypeKind.TYPE_STRING));
        var options = new FunctionArgumentType(
                TypeFactory.createSimpleType(TypeKind.TYPE_STRING), ArgumentCardinality.OPTIONAL, 1);
        TVFRelation relation = TVFRelation.createColumnBased(schema.fields().stream()
                .map(field -> TVFRelation.Column.create(field.name(), SqlTypes.analyzed(field.type())))
                .toList());
        var result = new FunctionArgumentType(
                SignatureArgumentKind.ARG_TYPE_RELATION,
                FunctionArgumentTypeOptions.builder()
                        .setCardinality(ArgumentCardinality.REQUIRED)
                        .setRelationInputSchema(relation)
                        .build(),
                1);
        FunctionSignature signature = new FunctionSignature(result, List.of(text, text, options), -1);
        TableValuedFunction function = new FixedOutputSchemaTVF(List.of(name), List.of(signature), relation);
        catalog.addTableValuedFunction(function);
        tableFunctions.add(function);
    }
}
