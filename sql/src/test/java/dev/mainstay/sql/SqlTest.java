package dev.mainstay.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class SqlTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.123456Z");
    private static final UUID ID = UUID.fromString("6f1c9a5e-3e0b-4a63-9d0c-0d6f6d1f7a11");
    private static final String COLUMNS = "id, name, kind, amount, small, flag, at, day, data, words, others, value";
    private static final Upsert REPLACING =
            Upsert.into("thing", "id, name, amount").replacing("id").where("excluded.amount > known.amount");

    @Inject
    Sql sql;

    enum Kind {
        ROUND,
        SQUARE
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ball.class, name = "ball"),
        @JsonSubTypes.Type(value = Box.class, name = "box")
    })
    sealed interface Shape {}

    record Ball(int radius) implements Shape {}

    record Box(
            int width, @Nullable Integer height, @Nullable Instant at) implements Shape {}

    @BeforeEach
    void empty() {
        sql.update("""
                create table if not exists thing (
                    id uuid primary key, name text not null, kind text, amount bigint, small integer, flag boolean,
                    at timestamptz, day date, data bytea, words text[], others uuid[], value jsonb)""").run();
        sql.update("delete from thing").run();
    }

    @Test
    void valuesOfEveryTypeAreReadAsTheyWereBound() {
        sql.update("insert into thing (" + COLUMNS + ") values (:id, :name, :kind, :amount, :small, :flag, :at, :day,"
                        + " :data, :words, :others, :value)")
                .bind("id", ID)
                .bind("name", "a < b and c > d: ünïcode")
                .bind("kind", Kind.SQUARE)
                .bind("amount", 5_000_000_000L)
                .bind("small", 7)
                .bind("flag", true)
                .bind("at", NOON)
                .bind("day", LocalDate.of(1999, 12, 31))
                .bind("data", new byte[] {0, -1, 10})
                .bind("words", List.of("one", "two, {three}"))
                .bind("others", List.of(ID))
                .bindJson("value", new Box(3, null, NOON))
                .run();

        assertThatAllIsThere();
    }

    @Test
    void valuesOfEveryTypeAreReadAsTheyWereCopied() {
        long rows = sql.copy(
                "thing (" + COLUMNS + ")",
                to -> to.row()
                        .uuid(ID)
                        .text("a < b and c > d: ünïcode")
                        .name(Kind.SQUARE)
                        .bigint(5_000_000_000L)
                        .integer(7)
                        .bool(true)
                        .instant(NOON)
                        .date(LocalDate.of(1999, 12, 31))
                        .bytes(new byte[] {0, -1, 10})
                        .texts(List.of("one", "two, {three}"))
                        .uuids(List.of(ID))
                        .json(new Box(3, null, NOON)));

        assertThat(rows).isEqualTo(1);
        assertThatAllIsThere();
    }

    private void assertThatAllIsThere() {
        sql.query("select * from thing where id = :id and others = :others")
                .bind("id", ID)
                .bind("others", List.of(ID))
                .one(row -> {
                    assertThat(row.uuid("id")).isEqualTo(ID);
                    assertThat(row.text("name")).isEqualTo("a < b and c > d: ünïcode");
                    assertThat(row.name("kind", Kind.class)).isEqualTo(Kind.SQUARE);
                    assertThat(row.bigint("amount")).isEqualTo(5_000_000_000L);
                    assertThat(row.integer("small")).isEqualTo(7);
                    assertThat(row.bool("flag")).isTrue();
                    assertThat(row.instant("at")).isEqualTo(NOON);
                    assertThat(row.date("day")).isEqualTo("1999-12-31");
                    assertThat(row.bytes("data")).containsExactly(0, -1, 10);
                    assertThat(row.texts("words")).containsExactly("one", "two, {three}");
                    assertThat(row.uuids("others")).containsExactly(ID);
                    assertThat(row.json("value", Shape.class)).contains(new Box(3, null, NOON));
                    return row;
                });
        assertThat(sql.query("select value::text as json from thing").list(row -> row.text("json")))
                .containsExactly("{\"at\": \"2026-11-29T12:00:00.123456Z\", \"kind\": \"box\", \"width\": 3}");
    }

    @Test
    void nullIsBoundCopiedAndReadAsNull() {
        UUID other = UUID.randomUUID();
        sql.update("insert into thing (" + COLUMNS
                        + ") values (:id, :name, :none, :none, :none, :none, :none, :none, :none,"
                        + " :none, :none, :json)")
                .bind("id", ID)
                .bind("name", "bound")
                .bind("none", null)
                .bindJson("json", null)
                .run();
        sql.copy(
                "thing (" + COLUMNS + ")",
                to -> to.row()
                        .uuid(other)
                        .text("copied")
                        .name(null)
                        .bigint(null)
                        .integer(null)
                        .bool(null)
                        .instant(null)
                        .date(null)
                        .bytes(null)
                        .texts(null)
                        .uuids(null)
                        .json(null));

        int read = sql.query("select * from thing").each(row -> {
            assertThat(row.nameOrNull("kind", Kind.class)).isNull();
            assertThat(row.bigintOrNull("amount")).isNull();
            assertThat(row.integerOrNull("small")).isNull();
            assertThat(row.boolOrNull("flag")).isNull();
            assertThat(row.instantOrNull("at")).isNull();
            assertThat(row.dateOrNull("day")).isNull();
            assertThat(row.bytesOrNull("data")).isNull();
            assertThat(row.textsOrNull("words")).isNull();
            assertThat(row.uuidsOrNull("others")).isNull();
            assertThat(row.json("value", Shape.class)).isEmpty();
            assertThat(row.jsonList("value", Ball.class)).isEmpty();
            assertThatThrownBy(() -> row.instant("at"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Column at is null");
        });

        assertThat(read).isEqualTo(2);
    }

    @Test
    void aCollectionIsAnArrayAlsoWhenItIsEmpty() {
        things(ID, UUID.randomUUID());

        assertThat(sql.query("select 1 from thing where id = any (:ids)")
                        .bind("ids", List.of())
                        .any())
                .isFalse();
        assertThat(sql.query("select 1 from thing where name = any (:names)")
                        .bind("names", List.of())
                        .any())
                .isFalse();
        assertThat(sql.query("select unnest(:kinds) as kind")
                        .bind("kinds", List.of(Kind.ROUND, Kind.SQUARE))
                        .list(row -> row.name("kind", Kind.class)))
                .containsExactly(Kind.ROUND, Kind.SQUARE);
        assertThat(sql.query("select unnest(:numbers) as number")
                        .bind("numbers", List.of(1L, 5_000_000_000L))
                        .list(row -> row.bigint("number")))
                .containsExactly(1L, 5_000_000_000L);
        assertThat(sql.query("select unnest(:times) as at")
                        .bind("times", List.of(NOON))
                        .list(row -> row.instant("at")))
                .containsExactly(NOON);
        assertThat(sql.query("select name, data from unnest(:names, :data) as given (name, data)")
                        .bind("names", Arrays.asList("a", null))
                        .bind("data", Arrays.asList(new byte[] {1}, null))
                        .list(row -> row.textOrNull("name") + (row.bytesOrNull("data") == null)))
                .containsExactly("afalse", "nulltrue");
        assertThat(sql.query("select data from unnest(cast(:data as bytea[])) as given (data)")
                        .bind("data", Arrays.asList(null, null))
                        .each(row -> assertThat(row.bytesOrNull("data")).isNull()))
                .isEqualTo(2);
    }

    @Test
    void aListOfJsonIsOneColumnAndItsElementsHaveTheirTags() {
        List<Shape> shapes = List.of(new Ball(1), new Box(2, 3, null));
        sql.update("insert into thing (id, name, value) values (:id, 'bound', :value)")
                .bind("id", ID)
                .bindJsonList("value", shapes, Shape.class)
                .run();
        sql.copy(
                "thing (id, name, value)",
                to -> to.row().uuid(UUID.randomUUID()).text("copied").jsonList(shapes, Shape.class));

        assertThat(sql.query("select value from thing").list(row -> row.jsonList("value", Shape.class)))
                .containsExactly(Optional.of(shapes), Optional.of(shapes));
        assertThatThrownBy(() -> sql.update("update thing set value = :value").bindJson("value", shapes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowWithTheSameKeyIsToldApart() {
        things(ID);

        assertThatThrownBy(() -> things(ID)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() ->
                        sql.copy("thing (id, name)", to -> to.row().uuid(ID).text("again")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> sql.query("select nothing from thing where name = :secret")
                        .bind("secret", "hush")
                        .any())
                .isExactlyInstanceOf(SqlFailedException.class)
                .hasMessageContaining("nothing")
                .message()
                .doesNotContain("hush");
    }

    @Test
    void aParameterWithoutAValueIsRefusedAndAValueThatIsNotAskedForIsNot() {
        assertThatThrownBy(() -> sql.query("select 1 from thing where id = :id").any())
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("id");
        assertThat(sql.query("select 1 from thing where id = :id")
                        .bind("id", ID)
                        .bind("name", "x")
                        .any())
                .isFalse();
    }

    @Test
    void aStatementBelongsToTheActiveTransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    things(ID);
                    assertThat(count()).isEqualTo(1);
                    throw new IllegalArgumentException("roll back");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(count()).isZero();

        QuarkusTransaction.requiringNew().run(() -> {
            things(ID);
            sql.copy("thing (id, name)", to -> to.row().uuid(UUID.randomUUID()).text("copied"));
            // Another transaction sees nothing of it yet.
            assertThat(QuarkusTransaction.requiringNew().call(this::count)).isZero();
        });
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aTransactionOfItsOwnIsRolledBackWhenTheWorkThrows() {
        assertThatThrownBy(() -> sql.inTransaction(own -> {
                    own.update("insert into thing (id, name) values (:id, 'x')")
                            .bind("id", ID)
                            .run();
                    throw new IllegalArgumentException("roll back");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(count()).isZero();

        int written = sql.inTransaction(own -> {
            int rows = own.update("insert into thing (id, name) values (:id, 'x')")
                    .bind("id", ID)
                    .run();
            assertThat(count()).isZero();
            return rows;
        });
        assertThat(written).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void everyConnectionIsGivenBack() {
        for (int i = 0; i < 10; i++) { // the pool has two
            assertThatThrownBy(() -> sql.query("select 1 / 0 as x").any()).isInstanceOf(SqlFailedException.class);
            assertThatThrownBy(() -> sql.copy("thing (id, name)", to -> to.row().uuid(ID)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> sql.query("select 1 as x").one(row -> row.text("y")))
                    .isInstanceOf(SqlFailedException.class);
        }
        assertThat(count()).isZero();
    }

    @Test
    void aCopyThatFailsLeavesNothing() {
        assertThatThrownBy(() -> sql.copy("thing (id, name)", to -> {
                    to.row().uuid(ID).text("first");
                    throw new IllegalArgumentException("no more");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sql.copy("thing (id, name)", to -> to.row().uuid(ID)))
                .hasMessage("Row 1 has 1 values, not 2");

        assertThat(count()).isZero();
    }

    @Test
    void aCopyOfManySlicesArrivesWhole() {
        String long100 = "x".repeat(100);

        long rows = sql.copy(
                "thing (id, name, amount)",
                to -> IntStream.range(0, 20_000)
                        .forEach(
                                i -> to.row().uuid(new UUID(0, i)).text(long100).bigint((long) i)));

        assertThat(rows).isEqualTo(20_000);
        assertThat(sql.query("select sum(amount) as sum from thing where name = :name")
                        .bind("name", long100)
                        .list(row -> row.bigint("sum")))
                .containsExactly(199_990_000L);
    }

    @Test
    void rowsAreReadInPortionsInsideATransaction() {
        sql.copy(
                "thing (id, name)",
                to -> IntStream.range(0, 1_000)
                        .forEach(i -> to.row().uuid(new UUID(0, i)).text("x")));

        int read = QuarkusTransaction.requiringNew()
                .call(() ->
                        sql.query("select id from thing order by id").fetch(100).each(row -> row.uuid("id")));

        assertThat(read).isEqualTo(1_000);
    }

    @Test
    void anUpsertReplacesWhatItsConditionLets() {
        UUID other = UUID.randomUUID();
        assertThat(upsert(ID, "first", 2)).containsExactly(ID);
        assertThat(upsert(ID, "older", 1)).isEmpty();
        assertThat(upsert(ID, "newer", 3)).containsExactly(ID);
        assertThat(upsert(other, "other", 1)).containsExactly(other);
        assertThat(QuarkusTransaction.requiringNew().call(() -> sql.upsert(REPLACING, to -> {})))
                .isZero();

        assertThat(sql.query("select name from thing order by amount").list(row -> row.text("name")))
                .containsExactly("other", "newer");
    }

    private List<UUID> upsert(UUID id, String name, long amount) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.upsert(
                        REPLACING, to -> to.row().uuid(id).text(name).bigint(amount), "id", row -> row.uuid("id")));
    }

    @Test
    void anUpsertLeavesKnownRowsWhereItIsSaidSo() {
        Upsert ignoring = Upsert.into("thing", "id, name, amount").ignoringKnown();
        things(ID);

        int added = QuarkusTransaction.requiringNew()
                .call(() -> sql.upsert(
                        ignoring,
                        to -> Stream.of(ID, UUID.randomUUID())
                                .forEach(id -> to.row().uuid(id).text("new").bigint(1L))));

        assertThat(added).isEqualTo(1);
        assertThat(sql.query("select name from thing where id = :id")
                        .bind("id", ID)
                        .list(row -> row.text("name")))
                .containsExactly("x");
    }

    @Test
    void aTableIsUpsertedIntoAgainInTheSameTransaction() {
        Upsert replacing = Upsert.into("thing", "id, name, amount").replacing("id");
        UUID other = UUID.randomUUID();

        List<UUID> second = QuarkusTransaction.requiringNew().call(() -> {
            sql.upsert(replacing, to -> to.row().uuid(ID).text("first").bigint(1L));
            return sql.upsert(
                    replacing, to -> to.row().uuid(other).text("second").bigint(2L), "id", row -> row.uuid("id"));
        });

        assertThat(second).containsExactly(other);
        assertThat(sql.query("select name from thing order by amount").list(row -> row.text("name")))
                .containsExactly("first", "second");
    }

    @Test
    void whatIsStagedTakesThePlaceOfWhatWasStagedBefore() {
        List<String> staged = QuarkusTransaction.requiringNew().call(() -> {
            for (String why : List.of("first", "second")) {
                sql.stage("staged_why", "why text", to -> to.row().text(why));
            }
            return sql.query("select why from staged_why").list(row -> row.text("why"));
        });

        assertThat(staged).containsExactly("second");
    }

    @Test
    void whatIsStagedIsThereUntilTheTransactionEnds() {
        things(ID);
        for (int i = 0; i < 2; i++) {
            int found = QuarkusTransaction.requiringNew().call(() -> {
                sql.stage(
                        "staged_id",
                        "id uuid, why text",
                        to -> to.row().uuid(ID).text("because"));
                return sql.query("select why from staged_id join thing using (id)")
                        .each(row -> row.text("why"));
            });
            assertThat(found).isEqualTo(1);
        }
        assertThatThrownBy(
                        () -> sql.stage("staged_id", "id uuid", to -> to.row().uuid(ID)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneStatementIsRunForEach() {
        UUID other = UUID.randomUUID();
        things(ID, other);

        sql.updateEach(
                "update thing set name = :name where id = :id",
                List.of(ID, other),
                (one, id) -> one.bind("id", id).bind("name", "of " + id));

        assertThat(sql.query("select id from thing where name like 'of %'").each(row -> row.uuid("id")))
                .isEqualTo(2);
        assertThat(sql.query("select name from thing where id = :id")
                        .bind("id", ID)
                        .list(row -> row.text("name")))
                .containsExactly("of " + ID);
    }

    @Test
    void oneInsertIsRunForEachAlsoWhereTheDriverMakesOneOfThem() {
        UUID other = UUID.randomUUID();

        sql.updateEach(
                "insert into thing (id, name) values (:id, :name) on conflict do nothing",
                List.of(ID, other, ID),
                (one, id) -> one.bind("id", id).bind("name", "of " + id));

        assertThat(sql.query("select id from thing where name = 'of ' || id").list(row -> row.uuid("id")))
                .containsExactlyInAnyOrder(ID, other);
    }

    private void things(UUID... ids) {
        sql.update("insert into thing (id, name) select unnest(:ids), 'x'")
                .bind("ids", List.of(ids))
                .run();
    }

    private int count() {
        return sql.query("select count(*) as count from thing").one(row -> row.integer("count"));
    }
}
