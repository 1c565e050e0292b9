package dev.mainstay.patch.software;

import dev.mainstay.http.ProblemKind;

/** Problems with packages from beside Windows Update. */
public final class PackageProblems {
    public static final ProblemKind UNKNOWN_PACKAGE =
            new ProblemKind(404, "unknown-package", "Unknown package", "Paquet inconnu");
    public static final ProblemKind INVALID_PACKAGE =
            new ProblemKind(409, "invalid-package", "Invalid package", "Paquet non valide");
    public static final ProblemKind INSTANCE_NEEDED = new ProblemKind(
            400,
            "instance-needed",
            "Name the SQL Server instance for such a package, and for no other",
            "L’instance SQL Server doit être nommée pour ce paquet, et pour lui seul");

    private PackageProblems() {}
}
