namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class ProviderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
