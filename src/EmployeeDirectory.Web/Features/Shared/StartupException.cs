namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>Why the program cannot start, in one line for the operator.</summary>
public sealed class StartupException(string message) : Exception(message);
