namespace EmployeeDirectory.Core.Storage;

public sealed class StartupException(string message) : Exception(message);
