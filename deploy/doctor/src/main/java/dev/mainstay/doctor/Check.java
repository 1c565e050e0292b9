package dev.mainstay.doctor;

import java.util.List;

/** A look at one thing that a service depends on. */
interface Check {
    Area area();

    /** What was found. May throw whatever it likes: that is told as a finding too. It is interrupted when it takes too long. */
    List<Finding> look(ServiceSettings service) throws Exception;
}
