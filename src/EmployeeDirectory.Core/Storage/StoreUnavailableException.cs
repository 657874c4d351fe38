namespace EmployeeDirectory.Core.Storage;

/// <param name="message">One line for operators that health shows to everyone: no path, address or table name.</param>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner)
{
    public bool IsPreparing { get; init; }

    // Waiting does not help: stored data cannot be read.
    public bool IsDamage { get; init; }
}
