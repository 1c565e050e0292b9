package dev.mainstay.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterCommitTest {
    private final List<Synchronization> registered = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();

    @Test
    void whatFollowsACommitRunsWhenItHasCommitted() {
        new AfterCommit(transaction()).run(() -> ran.add("follows"));
        registered.forEach(Synchronization::beforeCompletion);
        assertThat(ran).isEmpty();

        registered.forEach(each -> each.afterCompletion(Status.STATUS_COMMITTED));

        assertThat(ran).containsExactly("follows");
    }

    @Test
    void nothingFollowsARollback() {
        new AfterCommit(transaction()).run(() -> ran.add("follows"));

        registered.forEach(each -> each.afterCompletion(Status.STATUS_ROLLEDBACK));

        assertThat(ran).isEmpty();
    }

    private TransactionSynchronizationRegistry transaction() {
        Class<TransactionSynchronizationRegistry> type = TransactionSynchronizationRegistry.class;
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    registered.add((Synchronization) arguments[0]);
                    return null;
                }));
    }
}
