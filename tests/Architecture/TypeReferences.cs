using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Failover.Tests.Architecture;

/// <summary>
/// Collects every type that a definition refers to, with its nested types, down to the operands of its methods' instructions.
/// </summary>
internal sealed class TypeReferences
{
    private readonly HashSet<TypeReference> seen = [];
    private readonly HashSet<TypeReference> found = [];

    /// <summary>The outermost types that were found.</summary>
    public IReadOnlyCollection<TypeReference> Found => found;

    public void AddDefinition(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAll(type.Interfaces.Select(i => i.InterfaceType));
        AddAttributes(type);
        AddConstraints(type);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        foreach (var property in type.Properties)
        {
            Add(property.PropertyType);
            AddAttributes(property);
        }

        foreach (var happening in type.Events)
        {
            Add(happening.EventType);
            AddAttributes(happening);
        }

        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }

        foreach (var nested in type.NestedTypes)
        {
            AddDefinition(nested);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        AddSignature(method);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddConstraints(method);
        foreach (var parameter in method.Parameters)
        {
            AddAttributes(parameter);
        }

        if (method.HasBody)
        {
            AddAll(method.Body.Variables.Select(v => v.VariableType));
            AddAll(method.Body.ExceptionHandlers.Select(h => h.CatchType));
            foreach (var instruction in method.Body.Instructions)
            {
                AddOperand(instruction);
            }
        }
    }

    private void AddOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case MethodReference method:
                AddSignature(method);
                break;
            case FieldReference field:
                Add(field.DeclaringType);
                Add(field.FieldType);
                break;
            case CallSite site:
                Add(site.ReturnType);
                AddAll(site.Parameters.Select(p => p.ParameterType));
                break;
            default:
                break;
        }
    }

    private void AddSignature(MethodReference method)
    {
        Add(method.DeclaringType);
        Add(method.ReturnType);
        AddAll(method.Parameters.Select(p => p.ParameterType));
        if (method is GenericInstanceMethod generic)
        {
            AddAll(generic.GenericArguments);
        }
    }

    private void AddConstraints(IGenericParameterProvider provider) =>
        AddAll(provider.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            AddSignature(attribute.Constructor);
            foreach (var argument in attribute.ConstructorArguments.Concat(
                attribute.Properties.Concat(attribute.Fields).Select(n => n.Argument)))
            {
                AddArgument(argument);
            }
        }
    }

    private void AddArgument(CustomAttributeArgument argument)
    {
        Add(argument.Type);
        switch (argument.Value)
        {
            case TypeReference type:
                Add(type);
                break;
            case CustomAttributeArgument boxed:
                AddArgument(boxed);
                break;
            case CustomAttributeArgument[] array:
                foreach (var element in array)
                {
                    AddArgument(element);
                }

                break;
            default:
                break;
        }
    }

    private void AddAll(IEnumerable<TypeReference> types)
    {
        foreach (var type in types)
        {
            Add(type);
        }
    }

    private void Add(TypeReference? type)
    {
        if (type is null || !seen.Add(type))
        {
            return;
        }

        switch (type)
        {
            case GenericParameter:
                return;
            case GenericInstanceType generic:
                Add(generic.ElementType);
                AddAll(generic.GenericArguments);
                return;
            case IModifierType modifier:
                Add(modifier.ElementType);
                Add(modifier.ModifierType);
                return;
            case TypeSpecification wrapped:
                Add(wrapped.ElementType);
                return;
            default:
                break;
        }

        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        found.Add(type);
    }
}
