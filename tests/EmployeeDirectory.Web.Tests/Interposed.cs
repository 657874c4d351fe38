using System.Reflection;

namespace EmployeeDirectory.Web.Tests;

/// <summary>A store of the program, before whose calls a test does something or fails.</summary>
public class Interposed : DispatchProxy
{
    private object _inner = null!;
    private Func<string, Task> _before = null!;

    /// <param name="before">Is given the name of the method, and is waited for.</param>
    public static T Create<T>(T inner, Func<string, Task> before) where T : class
    {
        var proxy = Create<T, Interposed>();
        var interposed = (Interposed)(object)proxy;
        (interposed._inner, interposed._before) = (inner, before);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _before(targetMethod!.Name).GetAwaiter().GetResult();
        try
        {
            return targetMethod.Invoke(_inner, args);
        }
        catch (TargetInvocationException fault)
        {
            throw fault.InnerException!;
        }
    }
}
