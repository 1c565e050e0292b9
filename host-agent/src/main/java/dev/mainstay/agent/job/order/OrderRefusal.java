package dev.mainstay.agent.job.order;

/** Why the host does not carry out an order. The names are those of docs/agent-protocol.md. */
public enum OrderRefusal {
    UNSIGNED("the order is not signed"),
    BADLY_SIGNED("the order is not signed with a key that this host trusts"),
    UNREADABLE("the order is not one that this agent understands"),
    ANOTHER_HOST("the order is for another host"),
    EXPIRED("the order's time is over"),
    REPLAYED("the host has had this order, or a later one, before"),
    UNDRAINED("the order would not drain this host, on which services of Lync Server or Skype for Business Server run");

    private final String inWords;

    OrderRefusal(String inWords) {
        this.inWords = inWords;
    }

    /** One sentence for people, English, without its full stop. */
    public String inWords() {
        return inWords;
    }
}
