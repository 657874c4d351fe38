namespace EmployeeDirectory.Web.Features.SignIn;

public enum SignInMode
{
    Local,
    OpenIdConnect,
    Alb
}
