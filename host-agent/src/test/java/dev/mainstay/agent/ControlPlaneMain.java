package dev.mainstay.agent;

/** The scripted services as a process of their own, until it is ended: for measuring an agent by hand. */
final class ControlPlaneMain {

    private ControlPlaneMain() {}

    public static void main(String[] arguments) throws Exception {
        try (ControlPlane control = new ControlPlane()) {
            System.out.println(control.url());
            Thread.currentThread().join();
        }
    }
}
