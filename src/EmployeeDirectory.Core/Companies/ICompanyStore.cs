using EmployeeDirectory.Core.Audit;

namespace EmployeeDirectory.Core.Companies;

/// <summary>Every call is bounded in time and throws <see cref="Storage.StoreUnavailableException"/> if the engine is
/// unreachable.</summary>
public interface ICompanyStore
{
    /// <summary>Consistent. Version 0, with nothing set, until something is saved.</summary>
    Task<Company> GetAsync(CancellationToken ct);

    /// <summary>One transaction writes company and log line, on condition that <c>changed.Version</c> is current.</summary>
    /// <returns>The company with its next version, or null if somebody else has changed it.</returns>
    Task<Company?> SaveAsync(Company changed, AuditEvent line, CancellationToken ct);
}
