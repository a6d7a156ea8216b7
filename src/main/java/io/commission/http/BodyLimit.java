package io.commission.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the body parameter of a method that takes more than commission.http.body-limit (API-5). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BodyLimit {
    /** In bytes. */
    long value();

    /** A configuration property that may say otherwise. */
    String property() default "";
}
