namespace EmployeeDirectory.Web.Features.SignIn;

public enum SignInMode
{
    /// <summary>Accounts of this program alone.</summary>
    Local,

    /// <summary>An OpenID provider, asked by this program.</summary>
    OpenIdConnect,

    /// <summary>An OpenID provider, asked by the Application Load Balancer in front.</summary>
    Alb
}
