package org.standbywizard.plan;

import java.util.List;
import java.util.function.Function;

/** A value, or every problem that stands in its way. */
public sealed interface Validated<T> {

    /** Nothing is wrong with it. */
    record Valid<T>(T value) implements Validated<T> {}

    /** At least one problem, in the order of the file. */
    record Invalid<T>(List<Problem> problems) implements Validated<T> {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("invalid needs a problem");
            }
        }
    }

    static <T> Validated<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Validated<T> invalid(Problem problem) {
        return new Invalid<>(List.of(problem));
    }

    /** The value and no problem, or the problems. {@code value} is not looked at where there is a problem. */
    static <T> Validated<T> of(T value, List<Problem> problems) {
        return problems.isEmpty() ? new Valid<>(value) : new Invalid<>(problems);
    }

    default boolean isValid() {
        return this instanceof Valid;
    }

    /** Empty if valid. */
    default List<Problem> problems() {
        return this instanceof Invalid<T> invalid ? invalid.problems() : List.of();
    }

    /** @throws IllegalStateException if it is not valid */
    default T get() {
        if (this instanceof Valid<T> valid) {
            return valid.value();
        }
        throw new IllegalStateException("not valid: " + problems());
    }

    default <R> Validated<R> flatMap(Function<T, Validated<R>> next) {
        return this instanceof Valid<T> valid ? next.apply(valid.value()) : new Invalid<>(problems());
    }

    default <R> Validated<R> map(Function<T, R> next) {
        return flatMap(value -> new Valid<>(next.apply(value)));
    }
}
