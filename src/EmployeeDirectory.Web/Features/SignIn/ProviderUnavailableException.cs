namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>The provider of identities, or what publishes its keys, could not be asked. The visitor may try again.</summary>
public sealed class ProviderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
