package app.passculture.data.orchestration.demo;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Pages of answers as Typeform writes them, made by the database that knows who has answered. */
record SurveyPages(DataSource application) {

    private static final String PAGE = """
            with answered as (
                select "id", "culturalSurveyId" as survey, coalesce("culturalSurveyFilledDate", "dateCreated") as filled
                from "user"
                where "culturalSurveyId" is not null and "id" < ?
                order by "id" desc
                limit ?
            ), liked as (
                select answered."id", array_agg(distinct split_part(offer."type", '.', 2)) as types
                from answered
                join booking on booking."userId" = answered."id"
                join stock on stock."id" = booking."stockId"
                join offer on offer."id" = stock."offerId"
                where offer."type" is not null
                group by 1
            )
            select json_build_object(
                'total_items', (select count(*) from "user" where "culturalSurveyId" is not null),
                'page_count', (select ceil(count(*) / ?::numeric) from "user" where "culturalSurveyId" is not null),
                'items', coalesce(json_agg(json_build_object(
                    'token', answered."id"::text,
                    'landing_id', md5('landing ' || answered."id"),
                    'landed_at', to_char(answered.filled - interval '5 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'submitted_at', to_char(answered.filled, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'metadata', json_build_object(
                        'platform', case when answered."id" % 4 = 0 then 'other' else 'mobile' end,
                        'referer', 'https://demo.invalid/to/demo?userId=' || answered.survey),
                    'answers', json_build_array(
                        json_build_object('type', 'choices', 'field', json_build_object('id', 'liked'),
                            'choices', json_build_object('labels', coalesce(to_json(liked.types), '[]'::json))),
                        json_build_object('type', 'choice', 'field', json_build_object('id', 'often'),
                            'choice', case
                                when answered."id" % 17 = 0 then json_build_object('other', 'cela dépend')
                                else json_build_object('label', case when cardinality(liked.types) > 2 then 'Souvent' else 'Parfois' end)
                            end)
                    )) order by answered."id" desc), '[]'::json))::text
            from answered
            left join liked using ("id")
            """;

    /** So many answers at most, newest first, from before that token on. */
    String page(int size, long before) throws SQLException {
        try (var connection = application.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, before);
            select.setInt(2, size);
            select.setInt(3, size);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
