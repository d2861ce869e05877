package dev.catamaran.feed.store;

import io.grpc.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Asks this cell's own store. */
@ApplicationScoped
public class StoreReader {
    private static final Logger LOG = Logger.getLogger(StoreReader.class);

    private final DataSource store;

    public StoreReader(DataSource store) {
        this.store = store;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * All rows, in the order of the query.
     *
     * @param parameters numbers, texts, or collections of numbers for {@code bigint[]}
     * @throws io.grpc.StatusRuntimeException {@code UNAVAILABLE} when the store cannot be read now
     */
    public <T> List<T> read(String sql, RowMapper<T> mapper, Object... parameters) {
        try (var connection = store.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            LOG.warnf("event=store-unavailable reason=\"%s\"", e.getMessage());
            throw Status.UNAVAILABLE
                    .withDescription("the store cannot be read now")
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Collection<?> numbers) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", numbers.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
