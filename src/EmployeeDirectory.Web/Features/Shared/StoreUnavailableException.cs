namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>A store could not be reached, was throttled, full or too slow. The visitor may try again.</summary>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);
