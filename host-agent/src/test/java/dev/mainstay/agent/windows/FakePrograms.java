package dev.mainstay.agent.windows;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.windows.programs.Programs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Runs nothing: answers as the test says, and keeps what it was asked to run. */
public final class FakePrograms implements Programs {

    public final List<Command> commands = new ArrayList<>();
    private Function<Command, Answer<Exit>> answer = command -> Answer.of(new Exit(0, ""));

    public FakePrograms answering(Function<Command, Answer<Exit>> answer) {
        this.answer = answer;
        return this;
    }

    /** Every program ends with this code and has printed this. */
    public FakePrograms ending(int code, String output) {
        return answering(command -> Answer.of(new Exit(code, output)));
    }

    /** No program ends in time. */
    public FakePrograms hanging() {
        return answering(command -> Answer.failed(new Failure(Hresult.WU_E_TIMEOUT, "not done")));
    }

    @Override
    public Answer<Exit> run(Command command, Duration timeout) {
        commands.add(command);
        return answer.apply(command);
    }

    /** The PowerShell text of a command. */
    public static String script(Command command) {
        String encoded = command.arguments().get(command.arguments().size() - 1);
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_16LE);
    }
}
