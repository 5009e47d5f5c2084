package app.passculture.data.analytics.googlesql;

import com.google.protobuf.Message;
import com.google.zetasql.LocalService.AnalyzeRequest;
import com.google.zetasql.LocalService.AnalyzeResponse;
import com.google.zetasql.LocalService.ParseRequest;
import com.google.zetasql.LocalService.ParseResponse;
import com.google.zetasql.ZetaSqlLocalServiceGrpc;
import com.google.zetasql.io.grpc.MethodDescriptor;
import com.google.zetasql.io.grpc.protobuf.ProtoUtils;
import java.lang.reflect.Field;

/**
 * Lifts the nesting that answers of the analyzer may have: 100 by default, which a sum of forty terms exceeds. The client keeps its method
 * descriptors in private fields and offers no other way, hence the reflection.
 */
final class NestingLimit {

    private static final int DEPTH = 20_000;

    private NestingLimit() {}

    static void lift() {
        replace(
                "getAnalyzeMethod",
                ZetaSqlLocalServiceGrpc.getAnalyzeMethod(),
                AnalyzeRequest.getDefaultInstance(),
                AnalyzeResponse.getDefaultInstance());
        replace(
                "getParseMethod",
                ZetaSqlLocalServiceGrpc.getParseMethod(),
                ParseRequest.getDefaultInstance(),
                ParseResponse.getDefaultInstance());
    }

    private static <Q extends Message, A extends Message> void replace(
            String field, MethodDescriptor<Q, A> method, Q request, A answer) {
        MethodDescriptor<Q, A> deeper = method.toBuilder(
                        ProtoUtils.marshallerWithRecursionLimit(request, DEPTH),
                        ProtoUtils.marshallerWithRecursionLimit(answer, DEPTH))
                .build();
        try {
            Field place = ZetaSqlLocalServiceGrpc.class.getDeclaredField(field);
            place.setAccessible(true);
            place.set(null, deeper);
        } catch (ReflectiveOperationException changed) {
            throw new GoogleSqlException.Broken("The analyzer's client has no field " + field, changed);
        }
    }
}
