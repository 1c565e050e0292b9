package dev.mainstay.scanner.job;

record JobView(String status) {}
