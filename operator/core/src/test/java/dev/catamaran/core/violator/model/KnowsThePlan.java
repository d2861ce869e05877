package dev.catamaran.core.violator.model;

import dev.catamaran.core.plan.WorkloadPlan;

/** A part of the model that knows what is made of it. */
public record KnowsThePlan(WorkloadPlan plan) {}
