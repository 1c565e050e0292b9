package dev.mainstay.patch.job.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs, the newest first.
 *
 * @param next pass it as {@code cursor} to go on; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobPageView(List<JobView> jobs, @Nullable String next) {}
